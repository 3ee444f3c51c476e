// An unreferenced timer does not hold the process; ref restores it; hasRef tells.
const never = setTimeout(() => console.log('never'), 10000).unref();
console.log(never.hasRef());
const back = setTimeout(() => console.log('back'), 5).unref().ref();
console.log(back.hasRef());
const immediate = setImmediate(() => {}).unref();
console.log(immediate.hasRef(), immediate.ref().hasRef());
