'use strict';
// `fs.promises.writeFile` and its kin when the data is a stream or another iterable: chunk by chunk.
const { codes, AbortError } = require('internal/errors');

/** Called by the Rust half. */
exports.writeIterable = async function writeIterable(file, data, options, append) {
  const { getOptions } = require('internal/fs/utils');
  options = getOptions(options, {});
  const { encoding = 'utf8', mode = 0o666, flag = append ? 'a' : 'w', flush = false, signal } = options;
  const check = () => {
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  };
  check();
  const verbs = require('internal/fs/promised');
  const { FileHandle } = require('internal/fs/file_handle');
  const given = file instanceof FileHandle;
  const fd = given ? file.fd : await verbs.open(file, flag, mode);
  try {
    for await (const chunk of data) {
      check();
      if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) {
        throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
      }
      await verbs.writeFile(fd, chunk, { encoding: encoding || 'utf8' });
      check();
    }
    if (flush) await verbs.fsync(fd);
  } finally {
    if (!given) await verbs.close(fd);
  }
};
