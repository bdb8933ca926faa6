// Starts a provider and plenary, and signs in by each algorithm: node sign_in.mjs PLENARY
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Provider } from "oidc-provider";
import { Browser } from "./browser.mjs";

const [plenary] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "plenary-oidc-"));
const secret = "a secret with & and %";

function key(alg, type, options) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: "jwk" }), alg, use: "sig", kid: `${alg}-${Date.now()}` };
}

const makeKeys = () => [
  key("RS256", "rsa", { modulusLength: 2048 }),
  key("ES256", "ec", { namedCurve: "P-256" }),
  key("EdDSA", "ed25519", {}),
];

/** A provider whose people are called as they log in; who begins with "office" is in that group. */
function provider(issuer, plenaryAddress, keys) {
  const client = (alg) => ({
    client_id: `plenary-${alg}`,
    client_secret: secret,
    redirect_uris: [`${plenaryAddress}/api/v1/signed-in`],
    post_logout_redirect_uris: [`${plenaryAddress}/`],
    id_token_signed_response_alg: alg,
  });
  const made = new Provider(issuer, {
    clients: ["RS256", "ES256", "EdDSA"].map(client),
    jwks: { keys },
    enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256", "EdDSA"] },
    claims: { openid: ["sub", "groups"], profile: ["name"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ["only a test"] },
    features: { rpInitiatedLogout: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} of the test`,
        email: `${id}@example.org`,
        email_verified: true,
        groups: id.startsWith("office") ? ["staff", "plenary-office"] : ["staff"],
      }),
    }),
  });
  made.on("server_error", (_, error) => console.error("provider:", error));
  return made;
}

function listen(handler, port = 0) {
  const server = createServer(handler);
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}

function startPlenary() {
  execFileSync(plenary, ["init", folder]);
  writeFileSync(join(folder, "access.toml"), "hosts = []\n");
  const child = spawn(plenary, ["-C", folder, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (bytes) => (said += bytes));
  child.said = () => said;
  return new Promise((done, failed) => {
    child.on("exit", (code) => failed(new Error(`plenary ended with ${code}: ${said}`)));
    child.stdout.once("data", (line) => done([child, String(line).trim().replace(/\/$/, "")]));
  });
}

/** Writes the policy, and waits until it is followed. */
async function follow(child, issuer, alg) {
  const before = child.said().length;
  writeFileSync(
    join(folder, "access.toml"),
    `[oidc]\nissuer = "${issuer}"\nclient_id = "plenary-${alg}"\nclient_secret_file = "oidc.secret"\n` +
      'claim = "groups"\nvalues = {"plenary-office" = "secretariat"}\n',
  );
  for (let i = 0; i < 100 && !child.said().slice(before).includes("followed"); ++i) await pause(50);
  assert.match(child.said().slice(before), /access.toml is followed as it is now/);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const who = async (browser, address) => (await (await browser.ask(`${address}/api/v1/session`)).json()).data;

async function signInAndOut(address, alg) {
  const browser = new Browser();
  const signIn = `${address}/api/v1/sign-in?to=${encodeURIComponent("/members?body=itu-t")}`;
  const { url } = await browser.go(signIn, { login: "office-1", password: "x" }, (u) => u.pathname === "/members");
  assert.equal(String(url), `${address}/members?body=itu-t`, alg);
  const me = await who(browser, address);
  assert.deepEqual([me.signed_in, me.name, me.mail], [true, "office-1 of the test", "office-1@example.org"], alg);
  const status = await browser.ask(`${address}/api/v1/status`);
  assert.notEqual(status.status, 401, alg);
  const headers = { "content-type": "application/json" };
  const left = await browser.ask(`${address}/api/v1/session`, { method: "DELETE", headers, body: "{}" });
  const { next } = (await left.json()).data;
  const out = await browser.go(next, { logout: "yes" }, (u) => u.origin === address);
  assert.equal(String(out.url), `${address}/`, `${alg}: the provider sends the browser back`);
  assert.equal((await who(browser, address)).signed_in, false, alg);
}

async function strangersStayOut(address) {
  const browser = new Browser();
  const { response, text } = await browser.go(`${address}/api/v1/sign-in`, { login: "guest", password: "x" });
  assert.equal(response.status, 403);
  assert.match(text, /guest of the test, but nothing in access.toml lets you in/);
}

/** The code of one browser is of no use to another, nor twice to the same. */
async function codesAreForOnce(address) {
  const browser = new Browser();
  const signedIn = (url) => url.pathname === "/api/v1/signed-in";
  const { url } = await browser.go(`${address}/api/v1/sign-in`, { login: "office-2", password: "x" }, signedIn);
  assert.equal((await new Browser().ask(url)).status, 400);
  assert.equal((await browser.ask(url)).status, 303);
  assert.equal((await browser.ask(url)).status, 400);
}

let child, servers = [];
try {
  writeFileSync(join(folder, "oidc.secret"), secret + "\n");
  let address;
  [child, address] = await startPlenary();
  let handler;
  const server = await listen((request, response) => handler(request, response));
  servers.push(server);
  const issuer = `http://127.0.0.1:${server.address().port}`;
  handler = provider(issuer, address, makeKeys()).callback();
  for (const alg of ["RS256", "ES256", "EdDSA"]) {
    await follow(child, issuer, alg);
    await signInAndOut(address, alg);
  }
  await strangersStayOut(address);
  await codesAreForOnce(address);
  assert.equal(readFileSync(join(folder, "access.toml"), "utf8").includes(secret), false);
  console.log("oidc: signed in and out by RS256, ES256 and EdDSA; strangers and used codes stay out");
} catch (error) {
  console.error(error);
  if (child) console.error(child.said());
  process.exitCode = 1;
} finally {
  child?.removeAllListeners("exit");
  child?.kill();
  for (const server of servers) server.closeAllConnections(), server.close();
  rmSync(folder, { recursive: true, force: true });
}
