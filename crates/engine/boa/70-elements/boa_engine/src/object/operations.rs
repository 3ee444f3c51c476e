impl JsObject {
    #[graft(wrap)]
    pub fn get<K>(&self, key: K, context: &mut Context) -> JsResult<JsValue>
    where
        K: Into<PropertyKey>,
    {
        let key = key.into();
        if let PropertyKey::Index(index) = &key
            && let Some(element) = self.dense_element(index.get())
        {
            return Ok(element);
        }
        self.upstream_get(key, context)
    }

    #[graft(wrap)]
    pub(crate) fn try_get<K>(&self, key: K, context: &mut Context) -> JsResult<Option<JsValue>>
    where
        K: Into<PropertyKey>,
    {
        let key = key.into();
        if let PropertyKey::Index(index) = &key
            && let Some(element) = self.dense_element(index.get())
        {
            return Ok(Some(element));
        }
        self.upstream_try_get(key, context)
    }

    #[graft(wrap)]
    pub fn set<K, V>(&self, key: K, value: V, throw: bool, context: &mut Context) -> JsResult<bool>
    where
        K: Into<PropertyKey>,
        V: Into<JsValue>,
    {
        let (key, value) = (key.into(), value.into());
        if let PropertyKey::Index(index) = &key
            && (self.set_dense_element(index.get(), &value)
                || self.append_dense_element(index.get(), &value, false, context))
        {
            return Ok(true);
        }
        self.upstream_set(key, value, throw, context)
    }

    #[graft(wrap)]
    pub fn create_data_property<K, V>(
        &self,
        key: K,
        value: V,
        context: &mut Context,
    ) -> JsResult<bool>
    where
        K: Into<PropertyKey>,
        V: Into<JsValue>,
    {
        let (key, value) = (key.into(), value.into());
        if let PropertyKey::Index(index) = &key
            && (self.set_dense_element(index.get(), &value)
                || self.append_dense_element(index.get(), &value, true, context))
        {
            return Ok(true);
        }
        self.upstream_create_data_property(key, value, context)
    }
}
