// DOMException
const d = new DOMException('m', 'AbortError');
console.log(d.name, d.message, d.code, d instanceof Error, String(d), Object.prototype.toString.call(d), DOMException.ABORT_ERR, d.DATA_CLONE_ERR);
console.log(new DOMException().name, new DOMException('x', 'Own').code, new DOMException('x', { name: 'DataCloneError', cause: 7 }).code, new DOMException('x', { cause: 7 }).cause);
for (const name of ['IndexSizeError', 'NotFoundError', 'NotSupportedError', 'InvalidStateError', 'SyntaxError', 'TimeoutError', 'QuotaExceededError', 'DataCloneError']) console.log(name, new DOMException('', name).code);
try { DOMException.prototype.name; } catch (error) { console.log(error.code); }
