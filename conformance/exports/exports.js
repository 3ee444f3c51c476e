// The names that each module exports. `make oracle` records them from Node; the runner checks that each is mentioned
// in a case of the module or listed in `UNCOVERED.md`.
const modules = ['assert', 'buffer', 'child_process', 'console', 'events', 'fs', 'fs/promises', 'module', 'net', 'os', 'path',
  'process', 'querystring', 'stream', 'string_decoder', 'test', 'timers', 'timers/promises', 'tty', 'url', 'util', 'worker_threads', 'zlib'];

for (const id of modules) {
  const names = Object.keys(require(`node:${id}`)).filter((name) => !name.startsWith('_') && name !== 'moduleLoadList').sort();
  console.log(`${id}: ${names.join(' ')}`);
}
