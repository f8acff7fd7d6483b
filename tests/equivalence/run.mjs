// Runs `mint` of one program for every input and prints what came out: node run.mjs PROGRAM [INPUT TAG]...
// The SDK is whatever `require('twilio')` means where the program lies.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const [path, ...tags] = process.argv.slice(2);
const { env, inputs } = JSON.parse(readFileSync(new URL('inputs.json', import.meta.url), 'utf8'));

for (const name of Object.keys(process.env)) {
  if (/^(TWILIO|TOKEN)_/.test(name)) delete process.env[name];
}
Object.assign(process.env, env);
// What programs print is not what this prints.
console.log = console.info = console.debug = console.error;

const require = createRequire(pathToFileURL(path));
// The serverless platform of the vendor brings its SDK as a global.
Object.defineProperty(globalThis, 'Twilio', { configurable: true, get: () => require('twilio') });

function complete(input) {
  const account = { sid: env.TWILIO_ACCOUNT_SID, token: env.TWILIO_AUTH_TOKEN };
  return { incoming: true, outgoing: true, vip: false, other: `${input.name} 2`, appSid: env.TWILIO_APP_SID, account, ...input };
}

// The tokens in a result, the types they had, and the result with the tokens cut out.
function harvest(result) {
  const tokens = [];
  const types = [];
  const walk = (value) => {
    if (typeof value === 'string') {
      return value.replace(JWT, (token) => {
        tokens.push(token);
        types.push('text');
        return '<jwt>';
      });
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.keys(value).sort().map((key) => [key, walk(value[key])]));
    }
    return value === undefined ? '<undefined>' : value;
  };
  const around = JSON.stringify(walk(result));
  return { tokens, types, around };
}

async function load() {
  const loaded = path.endsWith('.mjs') ? await import(pathToFileURL(path)) : require(path);
  if (typeof loaded.mint !== 'function') throw new Error(`${path} has no mint`);
  return loaded.mint;
}

async function run(mint, { label, only, ...input }) {
  const minted_at = Date.now() / 1000;
  try {
    return { input: label, ...harvest(await mint(complete(structuredClone(input)))), error: null, minted_at };
  } catch (error) {
    return { input: label, tokens: [], types: [], around: null, error: String(error?.message ?? error), minted_at };
  }
}

const mint = await load();
const records = [];
for (const input of inputs.filter(({ only }) => only === undefined || tags.includes(only))) {
  records.push(await run(mint, input));
}
process.stdout.write(`${JSON.stringify(records)}\n`, () => process.exit(0));
