graft! {
    in "<PrimaryExpression as TokenParser<R>>::parse"
    replace { Keyword::Let | Keyword::Yield | Keyword::Await | Keyword::Of }
    with { Keyword::Let | Keyword::Yield | Keyword::Await | Keyword::Of | Keyword::Using }
}
