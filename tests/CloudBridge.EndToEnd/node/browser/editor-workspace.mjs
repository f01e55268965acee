import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { VmLog } from '../vm-log.mjs';

// What scratch-vm prints would mix with our own lines.
const log = new VmLog();
const VirtualMachine = createRequire(import.meta.url)('scratch-vm');

const costume = { name: 'empty', assetId: '0'.repeat(32), md5ext: `${'0'.repeat(32)}.svg`, dataFormat: 'svg' };
const stage = {
  isStage: true, name: 'Stage', variables: {}, lists: {}, broadcasts: {}, blocks: {}, comments: {}, currentCostume: 0,
  costumes: [costume], sounds: [], layerOrder: 0, volume: 100,
};
const emptyProject = { targets: [stage], monitors: [], extensions: [], meta: { semver: '3.0.0' } };

async function load(vm, file) {
  const data = await readFile(file);
  if (!file.endsWith('.sprite3')) return vm.loadProject(data);
  await vm.loadProject(JSON.stringify(emptyProject));
  await vm.addSprite(data);
}

// The blocks of a sprite in the form the editor gets them from the VM, and what the VM complained of.
export async function editorWorkspace(file, sprite) {
  const vm = new VirtualMachine();
  await load(vm, file);
  const targets = vm.runtime.targets.filter(target => target.isOriginal);
  const target = targets.find(item => item.getName() === sprite);
  if (!target) throw new Error(`There is no sprite "${sprite}" in it, only ${targets.map(item => item.getName()).join(', ')}.`);
  let xml;
  vm.on('workspaceUpdate', update => { xml = update.xml; });
  vm.setEditingTarget(target.id);
  vm.emitWorkspaceUpdate();
  vm.quit();
  return { xml, complaints: [...log.unexpected] };
}
