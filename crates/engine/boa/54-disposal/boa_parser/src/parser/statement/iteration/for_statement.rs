use crate::parser::statement::declaration::{awaits_resource, begins_resource_of_loop};

/// Whether the loop declares a resource, and whether an async one.
fn resource_of(init: &ForLoopInitializer) -> Option<bool> {
    let ForLoopInitializer::Lexical(init) = init else {
        return None;
    };
    match init.declaration() {
        ast::declaration::LexicalDeclaration::Using(_) => Some(false),
        ast::declaration::LexicalDeclaration::AwaitUsing(_) => Some(true),
        _ => None,
    }
}

/// `for (using x of y) body` is `for (const t of y) { using x = t; body }`, with a name that no program can write.
fn resource_in_body(
    init: IterableLoopInitializer,
    body: ast::Statement,
    is_async: bool,
    interner: &mut Interner,
) -> (IterableLoopInitializer, ast::Statement) {
    let IterableLoopInitializer::Let(Binding::Identifier(name)) = init else {
        return (init, body);
    };
    let hidden = ast::expression::Identifier::new(
        interner.get_or_intern("%resource"),
        ast::Spanned::span(&name),
    );
    let resource = ast::declaration::Variable::from_identifier(name, Some(hidden.into()));
    let Some(list) = ast::declaration::VariableList::new(vec![resource].into_boxed_slice()) else {
        return (
            IterableLoopInitializer::Let(Binding::Identifier(name)),
            body,
        );
    };
    let declaration = match is_async {
        true => ast::declaration::LexicalDeclaration::AwaitUsing(list),
        false => ast::declaration::LexicalDeclaration::Using(list),
    };
    let items: Vec<ast::StatementListItem> =
        vec![ast::Declaration::Lexical(declaration).into(), body.into()];
    let block = ast::statement::Block::from((items, ast::LinearPosition::new(0)));
    (
        IterableLoopInitializer::Const(Binding::Identifier(hidden)),
        block.into(),
    )
}

graft! {
    in "<ForStatement as TokenParser<R>>::parse"
    before { TokenKind::Keyword((Keyword::Const, _)) }
    insert {
        TokenKind::Keyword((Keyword::Using, false)) if begins_resource_of_loop(cursor, 0, interner)? => Some(
            LexicalDeclaration::new(false, self.allow_yield, self.allow_await, true)
                .parse(cursor, interner)?
                .into(),
        ),
        TokenKind::Keyword((Keyword::Await, false))
            if self.allow_await.0
                && awaits_resource(cursor, interner)?
                && begins_resource_of_loop(cursor, 1, interner)? =>
        {
            Some(
                LexicalDeclaration::new(false, self.allow_yield, self.allow_await, true)
                    .parse(cursor, interner)?
                    .into(),
            )
        }
    }
    after { let in_loop = kw == &Keyword::In; }
    insert {
        let resource = resource_of(&init);
        if in_loop && resource.is_some() {
            return Err(Error::general("Invalid left-hand side in for-in loop: must have a single binding", position));
        }
    }
    replace {
        return Ok(if in_loop {
            ForInLoop::new(init, expr, body).into()
        } else {
            ForOfLoop::new(init, expr, body, r#await).into()
        });
    } with {
        let (init, body) = match resource {
            Some(is_async) => resource_in_body(init, body, is_async, interner),
            None => (init, body),
        };
        return Ok(if in_loop {
            ForInLoop::new(init, expr, body).into()
        } else {
            ForOfLoop::new(init, expr, body, r#await).into()
        });
    }
    replace { ast::declaration::LexicalDeclaration::Const(list) }
    with {
        (ast::declaration::LexicalDeclaration::Const(list)
            | ast::declaration::LexicalDeclaration::Using(list)
            | ast::declaration::LexicalDeclaration::AwaitUsing(list))
    }
}
