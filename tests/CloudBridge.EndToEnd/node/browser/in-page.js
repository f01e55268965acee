// Runs inside the packaged page before the project is loaded: lets a test look at the project and wait for it.
// window.vm is the page's own; variables are found by name, on the stage or on the sprite that is named.
window.project = (() => {
  const waiting = new Set();

  const target = sprite => {
    const found = sprite ? vm.runtime.getSpriteTargetByName(sprite) : vm.runtime.getTargetForStage();
    if (!found) throw new Error(`The project has no sprite "${sprite}".`);
    return found;
  };

  const variable = (name, sprite) => {
    const found = Object.values(target(sprite).variables).find(item => item.name === name && item.type !== 'broadcast_msg');
    if (!found) throw new Error(`${sprite ? `The sprite "${sprite}"` : 'The stage'} has no variable or list "${name}".`);
    return found;
  };

  // Values as a test compares them: a list is an array of texts, everything else one text.
  const get = (name, sprite) => {
    const { value } = variable(name, sprite);
    return Array.isArray(value) ? value.map(String) : String(value);
  };

  const set = (name, sprite, value) => {
    variable(name, sprite).value = Array.isArray(value) ? [...value] : value;
  };

  const text = value => (Array.isArray(value) ? value.join('\n') : value);

  // Resolves with the value after the first step of the project in which its text (the items of a list are its lines)
  // matches, or does not match when that is asked for.
  const when = (name, sprite, pattern, matching) => new Promise(resolve => {
    const expression = new RegExp(pattern, 'su');
    const look = () => {
      const value = get(name, sprite);
      if (expression.test(text(value)) !== matching) return;
      waiting.delete(look);
      resolve(value);
    };
    waiting.add(look);
    look();
  });

  let steps = 0;
  vm.runtime.on('AFTER_EXECUTE', () => {
    steps++;
    for (const look of waiting) look();
  });

  // How the stage shows a sprite: where it is, whether it is visible, and what it says.
  const sprite = name => {
    const { x, y, visible, currentCostume, sprite: { costumes } } = target(name);
    return { x, y, visible, costume: costumes[currentCostume].name };
  };

  const say = (name, words) => vm.runtime.emit('SAY', target(name), 'say', words);

  // Where bubbles and monitors are, in pixels of the stage from its upper left corner.
  const places = () => {
    const canvas = document.querySelector('canvas.sc-canvas').getBoundingClientRect();
    const scale = canvas.width / 480;
    const monitors = [...document.querySelectorAll('.sc-monitor-root')].map(element => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const [l, t, r, b] = [left - canvas.left, top - canvas.top, right - canvas.left, bottom - canvas.top].map(pixels => pixels / scale);
      return { name: element.innerText.split('\n')[0], kind: 'monitor', left: l, top: t, right: r, bottom: b };
    });
    const bubbles = vm.runtime.targets.flatMap(({ sprite: { name }, _customState: { 'Scratch.looks': looks } }) => {
      if (looks?.drawableId == null) return [];
      const { left, top, right, bottom } = vm.renderer.getBounds(looks.drawableId);
      return [{ name, kind: 'bubble', left: left + 240, top: 180 - top, right: right + 240, bottom: 180 - bottom }];
    });
    return [...monitors, ...bubbles];
  };

  return { get, set, when, sprite, say, places, get steps() { return steps; } };
})();
