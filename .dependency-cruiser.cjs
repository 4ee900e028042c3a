// The one-way rule of the house (see ARCHITECTURE.md): a folder imports only what stands to its left. Tests may look anywhere.
// The parser must be swc: with TypeScript 7 the default one finds no module at all and reports no violation.

const code = { pathNot: '\\.test\\.tsx?$' };

/** `folder` may import itself and `left`, nothing else of src/. */
const mayImportOnly = (folder, left) => ({
  name: `one-way-${folder}`,
  comment: `${folder} imports only ${left.join(', ') || 'itself'}`,
  severity: 'error',
  from: { ...code, path: `^src/${folder}/` },
  to: { path: '^(src|console|test|bench)/', pathNot: `^src/(${[folder, ...left].join('|')})/` },
});

const pure = ['message', 'authentication', 'smtp', 'judge'];
const machine = [...pure, 'platform', 'accounts'];

module.exports = {
  forbidden: [
    mayImportOnly('message', []),
    mayImportOnly('authentication', ['message']),
    mayImportOnly('smtp', ['message']),
    mayImportOnly('judge', ['message', 'authentication', 'smtp']),
    mayImportOnly('platform', pure),
    mayImportOnly('accounts', [...pure, 'platform']),
    mayImportOnly('sending', machine),
    mayImportOnly('receiving', machine),
    mayImportOnly('privacy', [...machine, 'sending', 'receiving']),
    {
      name: 'pure',
      comment: 'message and judge touch no disk, network, clock or process',
      severity: 'error',
      from: { ...code, path: '^src/(message|judge)/' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|tls|dns|dgram|http|http2|https|child_process|worker_threads|cluster|os|timers|perf_hooks)(/|$)',
      },
    },
    {
      name: 'roads-meet-in-main',
      comment: 'only main.ts, roles/, routes.ts and cli/ stand above the roads; nothing below knows them',
      severity: 'error',
      from: { ...code, path: '^src/[^/]+/', pathNot: ['^src/(roles|cli)/', '\\.test\\.tsx?$'] },
      to: { path: '^src/(main\\.ts|routes\\.ts|roles/|cli/)' },
    },
    {
      name: 'console-knows-types-only',
      comment: 'the console shares types with the server, no code',
      severity: 'error',
      from: { ...code, path: '^console/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-knows-no-tests',
      severity: 'error',
      from: { ...code, path: '^console/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { ...code, path: '^(src|console)/' },
      to: { path: '^(test|bench)/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-package-in-the-product',
      severity: 'error',
      from: { ...code, path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^(test|bench)/', '\\.test\\.tsx?$'] },
    exclude: { path: '(^|/)(dist|\\.dist-[^/]+)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
