fn extra() {}
