pub(crate) mod bulk;

use crate::builtins::number::f64_to_int32;

// Conversions to small integers saturated where they wrap: beyond 2^63, and from one kind of array to another.
graft! {
    in "TypedArrayKind::get_element"
    replace { value.to_int8(context).map(TypedArrayElement::Int8) }
    with { value.to_i32(context).map(|n| TypedArrayElement::Int8(n as i8)) }
    replace { value.to_uint8(context).map(TypedArrayElement::Uint8) }
    with { value.to_i32(context).map(|n| TypedArrayElement::Uint8(n as u8)) }
    replace { value.to_int16(context).map(TypedArrayElement::Int16) }
    with { value.to_i32(context).map(|n| TypedArrayElement::Int16(n as i16)) }
    replace { value.to_uint16(context).map(TypedArrayElement::Uint16) }
    with { value.to_i32(context).map(|n| TypedArrayElement::Uint16(n as u16)) }
}

graft! {
    in "TypedArrayKind::to_element_f64"
    replace { TypedArrayElement::Int8(value as i8) }
    with { TypedArrayElement::Int8(f64_to_int32(value) as i8) }
    replace { TypedArrayElement::Uint8(value as u8) }
    with { TypedArrayElement::Uint8(f64_to_int32(value) as u8) }
    replace { .round() as u8 } with { .round_ties_even() as u8 }
    replace { TypedArrayElement::Int16(value as i16) }
    with { TypedArrayElement::Int16(f64_to_int32(value) as i16) }
    replace { TypedArrayElement::Uint16(value as u16) }
    with { TypedArrayElement::Uint16(f64_to_int32(value) as u16) }
    replace { TypedArrayElement::Int32(value as i32) }
    with { TypedArrayElement::Int32(f64_to_int32(value)) }
    replace { TypedArrayElement::Uint32(value as u32) }
    with { TypedArrayElement::Uint32(f64_to_int32(value) as u32) }
}
