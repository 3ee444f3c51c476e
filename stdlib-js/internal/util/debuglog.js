// `util.debuglog`: messages of a section that `NODE_DEBUG` names.

let enabled;

/** True if `NODE_DEBUG` names the section; `*` stands for any letters. */
function isEnabled(section) {
  if (enabled === undefined) {
    const list = internalBinding('util').nodeDebug();
    if (list) {
      const source = list.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').replaceAll(',', '$|^');
      enabled = new RegExp(`^${source}$`, 'i');
    } else {
      enabled = null;
    }
  }
  return enabled !== null && enabled.test(section);
}

/**
 * A function that writes to standard error if `NODE_DEBUG` names `section`, and else does nothing.
 * @param {string} section
 * @param {function} [callback] is given the function that does it, once it is known which
 */
function debuglog(section, callback) {
  let write;
  function choose() {
    section = section.toUpperCase();
    if (!isEnabled(section)) {
      write = () => {};
      return;
    }
    if (section === 'HTTP' || section === 'HTTP2') {
      process.emitWarning(`Setting the NODE_DEBUG environment variable to '${section.toLowerCase()}' can expose sensitive ` +
        'data (such as passwords, tokens and authentication headers) in the resulting log.');
    }
    write = (...args) => {
      const colors = require('internal/util/colors').shouldColorize(process.stderr);
      const { formatWithOptions } = require('internal/util/inspect');
      const text = formatWithOptions({ colors }, ...args);
      const tag = formatWithOptions({ colors }, '%s %d', section, process.pid);
      internalBinding('console').write(2, `${tag}: ${text}\n`);
    };
  }
  let log = (...args) => {
    if (write === undefined) choose();
    log = write;
    if (typeof callback === 'function') callback(log);
    return Reflect.apply(log, undefined, args);
  };
  const logger = (...args) => Reflect.apply(log, undefined, args);
  let known;
  Object.defineProperty(logger, 'enabled', {
    __proto__: null,
    get: () => known ??= isEnabled(section.toUpperCase()),
    configurable: true,
    enumerable: true,
  });
  return logger;
}

module.exports = { debug: debuglog, debuglog };
