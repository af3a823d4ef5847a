// Reads the _redirects and _headers of a folder as a host does, with the host's own code:
//   node edge_parsers.mjs netlify|cloudflare NPM-FOLDER SITE-FOLDER
// and prints {"redirects": [{"from", "to", "status"}], "headers": {path: {name: value}}, "errors": [text]}.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [kind, npm, site] = process.argv.slice(2);
const result = kind === "netlify" ? await netlify() : cloudflare();
process.stdout.write(JSON.stringify(result));

async function netlify() {
  const load = (path) => import(pathToFileURL(join(npm, "node_modules", path)));
  const { parseAllRedirects } = await load("netlify-redirect-parser/lib/index.js");
  const { parseAllHeaders } = await load("@netlify/headers-parser/lib/index.js");
  const found = await parseAllRedirects({ redirectsFiles: [join(site, "_redirects")], configRedirects: [], minimal: true });
  const headers = await parseAllHeaders({ headersFiles: [join(site, "_headers")], configHeaders: [], minimal: true });
  const blocks = {};
  for (const { for: path, values } of headers.headers) {
    blocks[path] = { ...blocks[path], ...lowered(values) };
  }
  return {
    redirects: found.redirects.map(({ from, to, status, force }) => ({ from, to, status, force })),
    headers: blocks,
    errors: [...found.errors, ...headers.errors].map(String),
  };
}

function cloudflare() {
  const { parseRedirects, parseHeaders, constructRedirects, constructHeaders } = wrangler();
  const logger = { debug() {}, log() {}, info() {}, warn() {}, error() {} };
  const redirects = parseRedirects(text("_redirects"));
  const headers = parseHeaders(text("_headers"));
  const made = {
    ...constructRedirects({ redirects, logger }),
    ...constructHeaders({ headers, logger }),
  };
  const rules = Object.entries({ ...made.redirects?.staticRules, ...made.redirects?.rules });
  return {
    redirects: rules.map(([from, { to, status }]) => ({ from, to, status })),
    headers: Object.fromEntries(Object.entries(made.headers?.rules ?? {}).map(([path, { set }]) => [path, lowered(set)])),
    errors: [...redirects.invalid, ...headers.invalid].map(({ message }) => message),
  };
}

// The modules of Cloudflare's program that read these files: they stand in it one after another, most under their name.
function wrangler() {
  const lines = readFileSync(join(npm, "wrangler/wrangler-dist/cli.js"), "utf8").split("\n");
  const from = (start, end) => {
    const first = lines.indexOf(start);
    return lines.slice(first, lines.findIndex((line, at) => at > first && line.startsWith(end)));
  };
  const code = [
    ...from("// ../workers-shared/utils/configuration/constants.ts", "// ../workers-shared/utils/configuration/types.ts"),
    ...from("function constructRedirects({", "// ../pages-shared/"),
  ];
  const names = code.flatMap((line) => /^var (init_\w+) = __esm/.exec(line)?.[1] ?? []);
  const body = `
    const __name = (value) => value;
    const __esm = (module) => { let done = false; return () => { if (!done) { done = true; Object.values(module)[0](); } }; };
    const init_import_meta_url = () => {};
    ${code.join("\n")}
    ${names.map((name) => `${name}();`).join("\n")}
    return { parseRedirects, parseHeaders, constructRedirects, constructHeaders };`;
  return new Function(body)();
}

function lowered(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
}

function text(name) {
  const file = join(site, name);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
