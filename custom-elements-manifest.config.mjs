/** @typedef {{name: string, description?: string}} Named */
/** @typedef {Named & {privacy?: string, static?: boolean, fieldName?: string, inheritedFrom?: object}} Member */
/** @typedef {{[list in 'attributes' | 'members']?: Member[]}} Reachable */
/** @typedef {{[list in 'slots' | 'events' | 'cssParts' | 'cssProperties' | 'cssStates']?: Named[]}} Listed */
/** @typedef {Reachable & Listed & {name: string, customElement?: boolean, tagName?: string}} Declaration */
/** @typedef {{declarations: Declaration[], exports: {name: string}[]}} Module */

/**
 * Our comments name in one line what belongs together: `@csspart field, label - of each field`.
 * @template {Named} Entry
 * @param {Entry[] | undefined} entries
 */
function oneEach(entries) {
  return entries?.flatMap((entry) => {
    if (!entry.name.endsWith(',')) return [entry];
    const [names = '', description] = `${entry.name} ${entry.description ?? ''}`.split(/\s+-\s+(.*)/s);
    return names.split(/,\s*/).map((name) => ({...entry, name, description}));
  });
}

/** @param {Declaration} declaration */
function keepPublic(declaration) {
  const hidden = (declaration.members ?? []).filter((member) => member.privacy || member.static);
  declaration.members = declaration.members?.filter((member) => !hidden.includes(member));
  declaration.attributes = declaration.attributes?.filter(
    ({fieldName}) => !hidden.some(({name}) => name === fieldName),
  );
  declaration.slots = oneEach(declaration.slots);
  declaration.cssParts = oneEach(declaration.cssParts);
  declaration.cssProperties = oneEach(declaration.cssProperties);
  declaration.cssStates = oneEach(declaration.cssStates);
  // Classes register nothing themselves, so the analyzer sees no tag; ours follow from the names: SjsPlanPicker is sjs-plan-picker.
  declaration.tagName ??= declaration.name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}

const publicElementsOnly = {
  name: 'public-elements-only',
  /** @param {{customElementsManifest: {modules: Module[]}}} context */
  packageLinkPhase({customElementsManifest: manifest}) {
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter(({customElement}) => customElement);
      module.declarations.forEach(keepPublic);
      const names = module.declarations.map(({name}) => name);
      module.exports = module.exports.filter(({name}) => names.includes(name));
    }
    manifest.modules = manifest.modules.filter(({declarations}) => declarations.length > 0);
  },
};

export default {
  globs: ['components/*.ts'],
  litelement: true,
  // It would write the path of its output into package.json.
  packagejson: false,
  plugins: [publicElementsOnly],
};
