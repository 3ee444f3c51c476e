const uv = process.binding('uv');
console.log(uv.errname(-2), uv.UV_ENOENT, uv.UV_EADDRINUSE, uv.UV_EOF, typeof process.binding('util').isDate);
try { process.binding('nope'); } catch (error) { console.log(error.code, error.message); }
try { process.binding(); } catch (error) { console.log(error.code, error.message); }
