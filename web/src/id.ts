import { useState } from "preact/hooks";

let last = 0;

/** An id of its own for a part of the page. Preact's useId repeats itself where parts are put in later, and a label then
 * names another field. */
export const useOwnId = (): string => useState(() => `own-${++last}`)[0];
