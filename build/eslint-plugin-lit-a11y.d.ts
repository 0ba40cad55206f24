// The plugin ships no types.
declare module 'eslint-plugin-lit-a11y' {
  import type {ESLint, Linter} from 'eslint';

  const plugin: ESLint.Plugin & {configs: {recommended: {rules: Linter.RulesRecord}}};
  export default plugin;
}
