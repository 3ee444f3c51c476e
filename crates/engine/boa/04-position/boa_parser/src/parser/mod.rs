//! A source that ends too early says where.

graft! {
    in "Parser::parse_script_with_source"
    replace { ScriptParser::new(false).parse(&mut self.cursor, interner)? }
    with {
        ScriptParser::new(false)
            .parse(&mut self.cursor, interner)
            .map_err(|e| self.cursor.place_end(e))?
    }
}

graft! {
    in "Parser::parse_module_with_source"
    replace { ModuleParser.parse(&mut self.cursor, interner)? }
    with {
        ModuleParser
            .parse(&mut self.cursor, interner)
            .map_err(|e| self.cursor.place_end(e))?
    }
}

graft! {
    in "Parser::parse_eval"
    after { ScriptParser::new(direct).parse(&mut self.cursor, interner) }
    insert { .map_err(|e| self.cursor.place_end(e)) }
}

graft! {
    in "Parser::parse_function_body"
    after { parser.parse(&mut self.cursor, interner) }
    insert { .map_err(|e| self.cursor.place_end(e)) }
}

graft! {
    in "Parser::parse_formal_parameters"
    after { FormalParameters::new(allow_yield, allow_await).parse(&mut self.cursor, interner) }
    insert { .map_err(|e| self.cursor.place_end(e)) }
}
