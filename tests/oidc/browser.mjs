// As much of a browser as signing in takes: cookies by site, redirects, and forms that are filled in.
export class Browser {
  #cookies = new Map(); // "host name" -> value

  #header(url) {
    const mine = [...this.#cookies].filter(([key]) => key.startsWith(url.host + " "));
    return mine.map(([key, value]) => `${key.split(" ")[1]}=${value}`).join("; ");
  }

  #keep(url, response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      const key = `${url.host} ${pair.slice(0, at)}`;
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(key);
      else this.#cookies.set(key, pair.slice(at + 1));
    }
  }

  /** One request, without following where it leads. */
  async ask(address, init = {}) {
    const url = new URL(address);
    const headers = { ...init.headers, cookie: this.#header(url) };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    this.#keep(url, response);
    return response;
  }

  /** Follows redirects and fills forms in, until `until(url)` or a page without a form. */
  async go(address, fill, until = () => false) {
    let url = new URL(address);
    let response = await this.ask(url);
    for (let steps = 0; steps < 20; ++steps) {
      const next = response.headers.get("location");
      if (next) {
        url = new URL(next, url);
        if (until(url)) return { url, response };
        response = await this.ask(url);
        continue;
      }
      const text = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
      if (!action) return { url, response, text };
      const fields = [...text.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
      const form = new URLSearchParams([...fields.map(([, name, value]) => [name, value]), ...Object.entries(fill)]);
      url = new URL(action.replaceAll("&amp;", "&"), url);
      response = await this.ask(url, { method: "POST", body: form });
    }
    throw new Error("no end of redirects");
  }
}
