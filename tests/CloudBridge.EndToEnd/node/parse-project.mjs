// Checks a project or sprite with scratch-parser, as the Scratch site does with what is uploaded.
// Usage: node parse-project.mjs FILE.sb3|FILE.sprite3; prints {"targets":N,"blocks":N,"complaints":[]} as one line.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const parse = promisify(createRequire(import.meta.url)('scratch-parser'));
const complaints = [];
for (const level of ['log', 'info', 'warn', 'error']) {
  console[level] = (...words) => complaints.push(`${level}: ${words.join(' ')}`);
}

const describe = error => (typeof error === 'string' ? error : JSON.stringify(error.sb3Errors ?? error.validationError ?? error.message));

async function check(file) {
  const [json, zip] = await parse(await readFile(file), file.endsWith('.sprite3'));
  const targets = json.targets ?? [json];
  const missing = targets
    .flatMap(target => [...target.costumes, ...target.sounds])
    .map(asset => asset.md5ext ?? `${asset.assetId}.${asset.dataFormat}`)
    .filter(name => !zip.file(name));
  complaints.push(...missing.map(name => `The file ${name} is missing.`));
  const version = json.projectVersion ?? 3;
  if (version !== 3) complaints.push(`It is of version ${version}.`);
  return { targets: targets.length, blocks: targets.reduce((sum, target) => sum + Object.keys(target.blocks).length, 0) };
}

let found = { targets: 0, blocks: 0 };
try {
  found = await check(process.argv[2]);
} catch (error) {
  complaints.push(describe(error));
}
process.stdout.write(JSON.stringify({ ...found, complaints }) + '\n');
