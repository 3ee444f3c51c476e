//! Calls and unknown names are where V8 says they are.

use boa_ast::expression::Call as CallExpression;

graft! {
    in "ByteCompiler::call"
    replace { self.position_guard(call) } with { self.position_guard(CalledName(call, matches!(kind, CallKind::New))) }
}

/// The place of a call: the name of a method, else where the callee or `new` begins.
struct CalledName<'a>(&'a CallExpression, bool);

impl Spanned for CalledName<'_> {
    fn span(&self) -> boa_ast::Span {
        let Self(call, is_new) = self;
        if *is_new {
            return call.span();
        }
        match call.function().flatten() {
            Expression::PropertyAccess(PropertyAccess::Simple(access)) => access.field().span(),
            Expression::PropertyAccess(PropertyAccess::Private(access)) => access.field().span(),
            Expression::PropertyAccess(PropertyAccess::Super(access)) => access.field().span(),
            callee => callee.span(),
        }
    }
}

graft! {
    in "ByteCompiler::access_get"
    before { let name = self.resolve_identifier_expect(name); }
    insert { let position = name.span().start(); }
    replace { self.emit_binding_access(BindingAccessOpcode::GetName, &index, dst); }
    with {
        // Only a global can be missing altogether; locals would pay for a source map entry each.
        let may_miss = matches!(index, BindingKind::Global(_));
        if may_miss {
            self.push_source_position(position);
        }
        self.emit_binding_access(BindingAccessOpcode::GetName, &index, dst);
        if may_miss {
            self.pop_source_position();
        }
    }
}
