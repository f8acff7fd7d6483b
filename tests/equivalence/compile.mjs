// Type-checks the TypeScript files of one folder under its SDK's own types and emits them as CommonJS beside themselves:
// node compile.mjs TYPESCRIPT_INSTALL FOLDER. Prints the complaints of each file.

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [install, folder] = process.argv.slice(2).map((path) => resolve(path));
const ts = createRequire(join(install, 'package.json'))('typescript');
const programs = readdirSync(folder).filter((name) => /\.[cm]?tsx?$/.test(name));

const program = ts.createProgram({
  rootNames: programs.map((name) => join(folder, name)),
  options: {
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleDetection: ts.ModuleDetectionKind.Force,
    jsx: ts.JsxEmit.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    typeRoots: [join(install, 'node_modules', '@types')],
    types: ['node'],
  },
});
const complaints = Object.fromEntries(programs.map((name) => [name, []]));
const everywhere = [];
for (const found of ts.getPreEmitDiagnostics(program)) {
  const text = `TS${found.code}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
  const name = found.file && basename(found.file.fileName);
  if (name in complaints) {
    const { line } = found.file.getLineAndCharacterOfPosition(found.start ?? 0);
    complaints[name].push(`${name}:${line + 1}: ${text}`);
  } else {
    everywhere.push(text);
  }
}
program.emit();
process.stdout.write(`${JSON.stringify({ complaints, everywhere })}\n`);
