// Who looks, how one signs in and out. The session is in a cookie that no page can read; the server tells who it stands for.
import { useEffect, useState } from "preact/hooks";
import { signIn, signOut, whoIsHere, type ApiError, type Who } from "./api";
import { useOwnId } from "./id";
import { t } from "./texts";

/** Who looks; null until the server has told. */
export function useWho(): Who | null {
  const [who, set] = useState<Who | null>(null);
  useEffect(() => {
    let current = true;
    whoIsHere().then(
      (found) => current && set(found),
      () => undefined, // what else is asked for tells that the server does not answer
    );
    return () => void (current = false);
  }, []);
  return who;
}

const comeBack = () => "/api/v1/sign-in?" + new URLSearchParams({ to: location.pathname + location.search }).toString();

/** The way to the provider, and back to this page. */
function ProviderLink({ provider }: { provider: string }) {
  return (
    <a class="button" href={comeBack()}>
      {t.signInAt(new URL(provider).host)}
    </a>
  );
}

function TokenForm() {
  const id = useOwnId();
  const [wrong, setWrong] = useState("");
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    const token = new FormData(event.currentTarget as HTMLFormElement).get("token");
    signIn(String(token).trim()).then(
      () => location.reload(),
      (error) => setWrong((error as ApiError).message || t.unreachableTitle),
    );
  };
  return (
    <form class="search" onSubmit={enter}>
      <label for={id}>{t.token}</label>
      <input
        id={id}
        name="token"
        type="password"
        autocomplete="current-password"
        required
        aria-invalid={wrong !== ""}
      />
      <button type="submit" class="button">
        {t.enter}
      </button>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

/** Every way in that this server has. */
export function SignIn() {
  const who = useWho();
  if (!who) return null;
  return (
    <>
      {who.provider && (
        <p>
          <ProviderLink provider={who.provider} />
        </p>
      )}
      {who.tokens && (
        <>
          <p>{t.tokenWhat}</p>
          <TokenForm />
        </>
      )}
    </>
  );
}

// The provider may have a page at which one leaves it, too.
const leave = () =>
  signOut().then(
    (next) => (next ? location.assign(next) : location.reload()),
    () => location.reload(),
  );

/** Who is signed in, for their own eyes, and the way out; or the way in. */
export function WhoIsHere() {
  const who = useWho();
  if (!who) return null;
  if (!who.signed_in) return who.provider ? <ProviderLink provider={who.provider} /> : null;
  return (
    <div class="who">
      <span title={who.mail ?? undefined}>
        <bdi>{who.name}</bdi>
      </span>{" "}
      <button type="button" class="button" onClick={() => void leave()}>
        {t.signOut}
      </button>
    </div>
  );
}
