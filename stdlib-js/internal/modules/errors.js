'use strict';
// Errors of the module systems whose making takes more than a row of the table.

/** `new codes[code](...)`. */
exports.coded = function coded(code, a, b, c, d, e) {
  const { codes } = require('internal/errors');
  const error = new codes[code](a, b, c, d, e);
  if (code === 'ERR_UNSUPPORTED_DIR_IMPORT') error.message += hint(a, b);
  return error;
};

const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');

/** What `require` would have found, as `import` has to call it. */
function hint(path, base) {
  const { Module } = require('internal/modules/cjs');
  const { relative, dirname, sep } = require('path');
  let name;
  try {
    if (path[0] === '/') {
      const found = Module._findPath(path, null, false);
      if (!found) return '';
      const inside = found.lastIndexOf(`${sep}node_modules${sep}`);
      if (inside !== -1) {
        name = encoded(found.slice(inside + 14));
      } else {
        name = encoded(relative(dirname(base), found));
        if (!name.startsWith('../')) name = `./${name}`;
      }
    } else {
      const found = Module._findPath(path, Module._nodeModulePaths(dirname(base)), false);
      if (!found) return '';
      name = require('internal/url').pathToFileURL(found).href;
    }
  } catch {
    // What cannot be looked at is no help.
    return '';
  }
  return `\nDid you mean to import ${JSON.stringify(name)}?`;
}

function withCode(message, properties) {
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  for (const name of Object.keys(properties)) error[name] = properties[name];
  return error;
}

/** A package's map names a file that is not there. */
exports.noTarget = (path, folder) => withCode(`Cannot find module '${path}'`, { path: folder });

/** A package's `main` is not there, nor is an index. */
exports.noMain = (filename, path, requestPath) =>
  withCode(`Cannot find module '${filename}'. Please verify that the package.json has a valid "main" entry`, { path, requestPath });

/** `require` found nothing. */
exports.notRequired = (request, requireStack) => {
  let message = `Cannot find module '${request}'`;
  if (requireStack.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  return withCode(message, { requireStack });
};

/** `import` found nothing. */
exports.notFound = (path, base, url) => {
  const { codes: { ERR_MODULE_NOT_FOUND } } = require('internal/errors');
  const error = new ERR_MODULE_NOT_FOUND(path, base, url);
  if (url === undefined) {
    error.message = `Cannot find package '${path}' imported from ${base}`;
    Reflect.deleteProperty(error, 'url');
  }
  error.message += hint(path, base);
  return error;
};

exports.scheme = (protocol, withNode) => {
  const { codes: { ERR_UNSUPPORTED_ESM_URL_SCHEME } } = require('internal/errors');
  return new ERR_UNSUPPORTED_ESM_URL_SCHEME({ protocol }, withNode ? ['file', 'data', 'node'] : ['file', 'data']);
};

exports.urlHost = (input) => {
  const { codes: { ERR_INVALID_FILE_URL_HOST } } = require('internal/errors');
  const error = new ERR_INVALID_FILE_URL_HOST(process.platform);
  error.input = input;
  return error;
};

/** Tells what the resolver noticed. */
exports.warn = (message, code) => process.emitWarning(message, 'DeprecationWarning', code);

/** A file that must be CommonJS has ES module syntax: V8's words for the first of it. */
exports.esmInCommonJs = (error, source) => {
  if (/(^|[;}\s])import\s*(["'{*\w$])/.test(source)) {
    error.message = 'Cannot use import statement outside a module';
  } else if (/(^|[;}\s])export\s/.test(source)) {
    error.message = "Unexpected token 'export'";
  } else if (source.includes('import.meta')) {
    error.message = "Cannot use 'import.meta' outside a module";
  } else {
    error.message = 'await is only valid in async functions and the top level bodies of modules';
  }
  const name = error.stack === undefined ? '' : String(error.stack).split('\n').slice(1).join('\n');
  error.stack = `SyntaxError: ${error.message}${name === '' ? '' : `\n${name}`}`;
  return error;
};

/** CommonJS's variables are not there in an ES module: says so. */
exports.explainScope = (error, filename, awaits = false) => {
  if (!(error instanceof ReferenceError)) return;
  const match = /^(require|module|exports|__filename|__dirname) is not defined$/.exec(error.message);
  if (match === null) return;
  if (awaits && filename.endsWith('.js') && internalBinding('modules').packageType(filename) !== 'module') {
    const name = match[1];
    const instead = name === 'require' ? 'replace require() with import' :
      (name.startsWith('__') ? `use import.meta.${name.slice(2)} instead` : 'use export instead of module.exports/exports');
    error.message = `Cannot determine intended module format because both '${name}' and top-level await are present. If the code is ` +
      `intended to be CommonJS, wrap await in an async function. If the code is intended to be an ES module, ${instead}.`;
    error.code = 'ERR_AMBIGUOUS_MODULE_SYNTAX';
    return;
  }
  // Its stack is not written out yet: that would also forget where it was thrown.
  error.message += ' in ES module scope';
  if (match[1] === 'require') error.message += ', you can use import instead';
  if (filename.endsWith('.js')) {
    const path = require('internal/modules/cjs_more').findPackageJSON(filename);
    if (path !== undefined && internalBinding('modules').packageType(filename) === 'module') {
      error.message += "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
        `'${path}' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`;
    }
  }
};

/** `require('#name')` that a package's map sends to a package that is not there. */
exports.notImported = (request) => withCode(`Cannot find module '${request}'`, {});

const { hideFromStacks } = internalBinding('errors');
for (const fn of [withCode, exports.coded, exports.noTarget, exports.noMain, exports.notRequired, exports.notFound, exports.notImported]) {
  hideFromStacks(fn);
}
