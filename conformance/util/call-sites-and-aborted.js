const util = require('util');
function outer() { return util.getCallSites(1)[0]; }
const site = outer();
console.log(site.functionName, site.lineNumber, site.scriptName === __filename, Object.keys(site).join());
for (const args of [[0], [201], ['a'], [{ sourceMap: 1 }], [1, 1]]) {
  try { util.getCallSites(...args); } catch (error) { console.log(error.code, error.message); }
}
const controller = new AbortController();
util.aborted(controller.signal, {}).then(() => console.log('aborted'));
controller.abort();
util.aborted(undefined, {}).catch((error) => console.log(error.code));
