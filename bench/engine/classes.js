// Classes: constructors, fields, private names, accessors, a chain of prototypes, super.
class Shape {
  #id = 0;
  kind = 'shape';
  constructor(id) {
    this.#id = id;
    this.scale = 1;
  }
  get id() {
    return this.#id;
  }
  area() {
    return 0;
  }
  describe() {
    return this.area() * this.scale + this.id;
  }
}
class Rect extends Shape {
  constructor(id, w, h) {
    super(id);
    this.w = w;
    this.h = h;
  }
  area() {
    return this.w * this.h;
  }
}
class Square extends Rect {
  constructor(id, w) {
    super(id, w, w);
  }
  describe() {
    return super.describe() + 1;
  }
}
class Unit extends Square {
  static made = 0;
  constructor(id) {
    super(id, 1);
    Unit.made++;
  }
}
function Old(a, b) {
  this.a = a;
  this.b = b;
}
Old.prototype.sum = function () {
  return this.a + this.b;
};
let sum = 0;
for (let i = 0; i < 20000; i++) {
  sum += new Rect(i, 2, 3).describe();
  sum += new Unit(i).describe();
  sum += new Old(i, 1).sum();
}
const shapes = [new Rect(1, 2, 3), new Square(2, 3), new Unit(3)];
for (let i = 0; i < 100000; i++) sum += shapes[i % 3].describe();
console.log(sum, Unit.made, shapes[2] instanceof Shape);
