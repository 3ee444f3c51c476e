'use strict';
// require('os'): what the machine is and how it fares.
const binding = internalBinding('os');
const { constants } = binding;

/** A function that also stands for its value in a text, as in Node: `${os.hostname}`. */
function texted(fn) {
  fn[Symbol.toPrimitive] = () => fn();
  return fn;
}

function named(name, index) {
  return texted({ [name]: () => binding.names()[index] }[name]);
}

function fail(story) {
  const { codes: { ERR_SYSTEM_ERROR } } = require('internal/errors');
  throw new ERR_SYSTEM_ERROR(story);
}

function checkPid(pid) {
  require('internal/validators').validateInt32(pid, 'pid');
}

module.exports = {
  arch: texted(function arch() {
    return process.arch;
  }),

  availableParallelism: texted(function availableParallelism() {
    return binding.parallelism();
  }),

  /** Model, speed in MHz, and how each processor spent its time, in milliseconds. */
  cpus() {
    const flat = binding.cpus();
    const list = [];
    for (let i = 0; i < flat.length; i += 7) {
      list.push({
        model: flat[i],
        speed: flat[i + 1],
        times: { user: flat[i + 2], nice: flat[i + 3], sys: flat[i + 4], idle: flat[i + 5], irq: flat[i + 6] },
      });
    }
    return list;
  },

  endianness: texted(function endianness() {
    return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
  }),

  freemem: texted(function freemem() {
    return binding.memory()[1];
  }),

  getPriority(pid = 0) {
    checkPid(pid);
    const priority = binding.getPriority(pid);
    if (typeof priority !== 'number') fail(priority);
    return priority;
  },

  homedir: texted(function homedir() {
    const home = binding.homeDirectory();
    if (typeof home !== 'string') fail(home);
    return home;
  }),

  hostname: named('hostname', 1),

  loadavg() {
    return binding.loadAverage();
  },

  networkInterfaces() {
    const flat = binding.interfaces();
    const result = {};
    for (let i = 0; i < flat.length; i += 8) {
      const entry = {
        address: flat[i + 1],
        netmask: flat[i + 2],
        family: flat[i + 3],
        mac: flat[i + 4],
        internal: flat[i + 5],
        cidr: flat[i + 6],
      };
      if (flat[i + 7] !== -1) entry.scopeid = flat[i + 7];
      if (Object.hasOwn(result, flat[i])) result[flat[i]].push(entry);
      else result[flat[i]] = [entry];
    }
    return result;
  },

  platform: texted(function platform() {
    return process.platform;
  }),

  release: named('release', 2),

  setPriority(pid, priority) {
    if (priority === undefined) {
      priority = pid;
      pid = 0;
    }
    checkPid(pid);
    require('internal/validators').validateInt32(priority, 'priority', -20, 19);
    const story = binding.setPriority(pid, priority);
    if (story !== undefined) fail(story);
  },

  /** Where temporary files go, without a slash at the end. */
  tmpdir: texted(function tmpdir() {
    const { env } = process;
    const path = env.TMPDIR || env.TMP || env.TEMP || '/tmp';
    return path.length > 1 && path[path.length - 1] === '/' ? path.slice(0, -1) : path;
  }),

  totalmem: texted(function totalmem() {
    return binding.memory()[0];
  }),

  type: named('type', 0),

  userInfo(options) {
    if (options !== undefined && (options === null || (typeof options !== 'object' && typeof options !== 'function'))) {
      options = {};
    }
    const encoding = options?.encoding;
    const asBuffers = encoding !== undefined && encoding !== 'utf8' && encoding !== 'utf-8';
    const row = binding.user(asBuffers);
    if (!Array.isArray(row)) fail(row);
    if (asBuffers && encoding !== 'buffer' && require('internal/util').normalizeEncoding(encoding) !== undefined) {
      for (let i = 2; i < 5; i++) row[i] = row[i].toString(encoding);
    }
    return { __proto__: null, uid: row[0], gid: row[1], username: row[2], homedir: row[3], shell: row[4] };
  },

  uptime: texted(function uptime() {
    return binding.uptime();
  }),

  version: named('version', 3),
  machine: named('machine', 4),
};

Object.freeze(constants.signals);
for (const [name, value] of [['constants', constants], ['EOL', '\n'], ['devNull', '/dev/null']]) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, value, enumerable: true, writable: false, configurable: false,
  });
}
