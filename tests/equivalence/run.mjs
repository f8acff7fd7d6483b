// Runs `mint` of each program for every input: node run.mjs PROGRAM[=INPUT TAG]...
// Prints one line for each program: its path, why it could not be loaded, and what came out for each input.
// The SDK is whatever `require('twilio')` means where the program lies.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const { env, inputs } = JSON.parse(readFileSync(new URL('inputs.json', import.meta.url), 'utf8'));

for (const name of Object.keys(process.env)) {
  if (/^(TWILIO|TOKEN)_/.test(name)) delete process.env[name];
}
Object.assign(process.env, env);
// What programs print is not what this prints.
console.log = console.info = console.debug = console.error;

// The serverless platform of the vendor brings its SDK as a global.
function provideGlobal(require) {
  Object.defineProperty(globalThis, 'Twilio', { configurable: true, get: () => require('twilio') });
}

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

async function load(path) {
  const require = createRequire(pathToFileURL(path));
  provideGlobal(require);
  const loaded = path.endsWith('.mjs') ? await import(pathToFileURL(path)) : require(path);
  if (typeof loaded.mint !== 'function') throw new Error('there is no mint');
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

async function runAll(path, tag) {
  try {
    const mint = await load(path);
    const records = [];
    for (const input of inputs.filter(({ only }) => only === undefined || only === tag)) {
      records.push(await run(mint, input));
    }
    return { path, error: null, records };
  } catch (error) {
    return { path, error: String(error?.stack ?? error), records: [] };
  }
}

for (const argument of process.argv.slice(2)) {
  const [path, tag] = argument.split('=');
  process.stdout.write(`${JSON.stringify(await runAll(path, tag))}\n`);
}
// Nothing that a program left running keeps this alive.
process.stdout.write('', () => process.exit(0));
