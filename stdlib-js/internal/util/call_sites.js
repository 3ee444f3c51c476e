// Frames of the stack as objects.

/** At most `count` frames outside the library, innermost first. */
function callSites(count) {
  const flat = internalBinding('util').getCallSites(count);
  const sites = [];
  for (let i = 0; i < flat.length; i += 4) {
    sites.push({
      functionName: flat[i],
      scriptId: '0',
      scriptName: flat[i + 1],
      lineNumber: flat[i + 2],
      columnNumber: flat[i + 3],
      column: flat[i + 3],
    });
  }
  return sites;
}

module.exports = { callSites };
