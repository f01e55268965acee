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

  return { get, set, when, sprite, get steps() { return steps; } };
})();
