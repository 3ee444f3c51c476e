/// Objects with more properties become dictionaries when one is deleted.
const LARGE: u32 = 16;

impl SharedShape {
    pub(super) fn is_large(&self) -> bool {
        self.property_count() > LARGE
    }
}
