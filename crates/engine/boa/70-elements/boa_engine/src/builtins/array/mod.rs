pub(crate) mod dense;
mod sort;

impl Array {
    #[graft(wrap)]
    pub(crate) fn push(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::push(this, args, context) {
            Some(length) => Ok(length),
            None => Self::upstream_push(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn pop(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::pop(this, context) {
            Some(element) => Ok(element),
            None => Self::upstream_pop(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn shift(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::shift(this, context) {
            Some(element) => Ok(element),
            None => Self::upstream_shift(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn unshift(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::unshift(this, args, context) {
            Some(length) => Ok(length),
            None => Self::upstream_unshift(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn splice_internal(
        this: &JsValue,
        start: Option<&JsValue>,
        delete_count: Option<&JsValue>,
        items: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::splice(this, start, delete_count, items, context) {
            Some(removed) => Ok(removed),
            None => Self::upstream_splice_internal(this, start, delete_count, items, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn slice(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::slice(this, args, context) {
            Some(copy) => Ok(copy),
            None => Self::upstream_slice(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn reverse(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::reverse(this, context) {
            Some(()) => Ok(this.clone()),
            None => Self::upstream_reverse(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn index_of(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::find(this, args, false, context) {
            Some(Some(at)) => Ok(JsValue::new(at)),
            Some(None) => Ok(JsValue::new(-1)),
            None => Self::upstream_index_of(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn includes_value(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::find(this, args, true, context) {
            Some(found) => Ok(JsValue::new(found.is_some())),
            None => Self::upstream_includes_value(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn fill(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match dense::fill(this, args, context) {
            Some(()) => Ok(this.clone()),
            None => Self::upstream_fill(this, args, context),
        }
    }

    #[graft(wrap)]
    pub(crate) fn array_species_create(
        original_array: &JsObject,
        length: u64,
        context: &mut Context,
    ) -> JsResult<JsObject> {
        if dense::plain_length(original_array, context).is_some() && dense::makes_arrays(context) {
            return Self::array_create(length, None, context);
        }
        Self::upstream_array_species_create(original_array, length, context)
    }
}

graft! {
    in "Array::concat"
    after { let len = item.length_of_array_like(context)?; }
    insert {
        if let Some(count) = dense::append_all(&arr, &item, context) {
            n += count as u64;
            continue;
        }
    }
}

impl Array {
    // Upstream hands JavaScript's comparator to the standard library's sort, which may panic when answers contradict each other.
    #[graft(replace)]
    pub(crate) fn sort_indexed_properties<F>(
        obj: &JsObject,
        len: u64,
        sort_compare: F,
        skip_holes: bool,
        context: &mut Context,
    ) -> JsResult<Vec<JsValue>>
    where
        F: Fn(&JsValue, &JsValue, &mut Context) -> JsResult<Ordering>,
    {
        let items = match dense::elements(obj, context) {
            Some(items) => items,
            None => {
                let mut items = Vec::new();
                for i in 0..len {
                    if !skip_holes || obj.has_property(i, context)? {
                        items.push(obj.get(i, context)?);
                    }
                }
                items
            }
        };
        sort::merge_sort(items, |a, b| sort_compare(a, b, context))
    }
}

graft! {
    in "Array::sort"
    replace { let sorted = Self::sort_indexed_properties(&obj, len, sort_compare, true, context)?; }
    with {
        let sorted = match dense::sort_by_text(&obj, comparefn.is_none(), context)? {
            Some(sorted) => sorted,
            None => Self::sort_indexed_properties(&obj, len, sort_compare, true, context)?,
        };
    }
}
