// Measures how long the engine's blocks take for a long answer in scratch-vm, at 30 frames a second, without a compiler.
// Usage: node decode.mjs OPTIONS.json, a file that holds {"sb3":"file.sb3","digits":"...","text":"...","rounds":12}.
// All parts are there in one frame; the time runs until the script that asked goes on.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { VmLog } from './vm-log.mjs';

new VmLog();
const { Cb1Host } = await import('./cb1-host.mjs');
const VirtualMachine = createRequire(import.meta.url)('scratch-vm');
const frameMilliseconds = 1000 / 30;
const { sb3, digits, text, rounds } = JSON.parse(await readFile(process.argv[2], 'utf8'));
process.stdin.on('end', () => process.exit(2)).resume();

const vm = new VirtualMachine();
await vm.loadProject(await readFile(sb3));
const stage = vm.runtime.getTargetForStage();
const variable = name => Object.values(stage.variables).find(item => item.name === name);
const host = new Cb1Host({
  write: (number, value) => vm.postIOData('cloud', { varUpdate: { name: `☁ FROM_HOST_${number}`, value } }),
  answer: () => ({ digits, long: true }),
});
vm.setCloudProvider({ updateVariable: (name, value) => host.take(String(value)), requestCloseConnection() {} });
vm.runtime.currentStepTime = frameMilliseconds;
vm.greenFlag();

let cpu = 0;
let due = performance.now();
async function frame() {
  due = Math.max(due + frameMilliseconds, performance.now());
  const began = performance.now();
  vm.runtime._step();
  cpu += performance.now() - began;
  await new Promise(resolve => setTimeout(resolve, due - performance.now()));
}

async function round() {
  const before = variable('statuses').value.length;
  vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: 'ask' });
  while (host.waiting === 0) await frame();
  host.step();
  await frame();
  while (host.step());
  cpu = 0;
  const began = performance.now();
  while (variable('statuses').value.length === before) await frame();
  if (variable('answers').value.at(-1) !== text) throw new Error('The answer was read wrong.');
  return { wall: performance.now() - began, cpu };
}

for (let wait = 0; wait < 5; wait++) {
  host.step();
  await frame();
}
const first = await round();
const others = [];
for (let count = 1; count < rounds; count++) others.push(await round());
const median = values => values.sort((a, b) => a - b)[values.length >> 1];
process.stdout.write(JSON.stringify({
  firstWall: first.wall,
  wall: median(others.map(one => one.wall)),
  cpu: median(others.map(one => one.cpu)),
}) + '\n', () => process.exit(0));
