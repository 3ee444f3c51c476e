'use strict';
// The fields of a message that came in, as objects. RFC 9110, 5.3 allows some to be repeated; of others the first counts.
const FIRST_COUNTS = new Set(('age authorization content-length content-type etag expires from host if-modified-since ' +
  'if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after server user-agent').split(' '));

/** Adds a field to the object of joined values. */
exports.add = function add(target, name, value, joinDuplicates) {
  const key = name.toLowerCase();
  const before = target[key];
  if (key === 'set-cookie') {
    if (before === undefined) target[key] = [value];
    else before.push(value);
  } else if (before === undefined) {
    target[key] = value;
  } else if (key === 'cookie') {
    target[key] = `${before}; ${value}`;
  } else if (joinDuplicates || !FIRST_COUNTS.has(key)) {
    target[key] = `${before}, ${value}`;
  }
};

/** Adds a field to the object of lists. */
exports.addDistinct = function addDistinct(target, name, value) {
  const key = name.toLowerCase();
  if (target[key] === undefined) target[key] = [value];
  else target[key].push(value);
};
