//! A stable sort whose comparisons may fail and may contradict each other.
#![graft(new)]

use std::cmp::Ordering;

use crate::{JsResult, JsValue};

/// Shorter runs are extended by insertion.
const SHORT: usize = 16;

/// Sorts with few comparisons, which are what costs: what is sorted already, in either direction, needs one an element.
pub(super) fn merge_sort(
    mut items: Vec<JsValue>,
    mut compare: impl FnMut(&JsValue, &JsValue) -> JsResult<Ordering>,
) -> JsResult<Vec<JsValue>> {
    let mut ends = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let sorted = natural_run(&mut items[from..], &mut compare)?;
        let to = (from + SHORT).min(items.len()).max(from + sorted);
        insert_rest(&mut items[from..to], sorted, &mut compare)?;
        ends.push(to);
        from = to;
    }
    let mut spare = Vec::with_capacity(items.len());
    while ends.len() > 1 {
        let mut merged = Vec::with_capacity(ends.len() / 2 + 1);
        let mut from = 0;
        for pair in ends.chunks(2) {
            match *pair {
                [middle, to] => {
                    let (left, right) = items[from..to].split_at(middle - from);
                    merge(left, right, &mut spare, &mut compare)?;
                    merged.push(to);
                    from = to;
                }
                [to] => {
                    spare.extend_from_slice(&items[from..to]);
                    merged.push(to);
                    from = to;
                }
                _ => {}
            }
        }
        std::mem::swap(&mut items, &mut spare);
        spare.clear();
        ends = merged;
    }
    Ok(items)
}

/// How many items at the beginning are in order; strictly descending ones are turned around.
fn natural_run(
    items: &mut [JsValue],
    compare: &mut impl FnMut(&JsValue, &JsValue) -> JsResult<Ordering>,
) -> JsResult<usize> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let mut end = 2;
    if compare(&items[1], &items[0])? == Ordering::Less {
        while end < items.len() && compare(&items[end], &items[end - 1])? == Ordering::Less {
            end += 1;
        }
        items[..end].reverse();
    } else {
        while end < items.len() && compare(&items[end], &items[end - 1])? != Ordering::Less {
            end += 1;
        }
    }
    Ok(end)
}

/// Inserts what follows the sorted beginning, each place found by halving.
fn insert_rest(
    items: &mut [JsValue],
    sorted: usize,
    compare: &mut impl FnMut(&JsValue, &JsValue) -> JsResult<Ordering>,
) -> JsResult<()> {
    for at in sorted..items.len() {
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = (low + high) / 2;
            if compare(&items[at], &items[middle])? == Ordering::Less {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=at].rotate_right(1);
    }
    Ok(())
}

fn merge(
    mut left: &[JsValue],
    mut right: &[JsValue],
    out: &mut Vec<JsValue>,
    compare: &mut impl FnMut(&JsValue, &JsValue) -> JsResult<Ordering>,
) -> JsResult<()> {
    while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
        if compare(second, first)? == Ordering::Less {
            out.push(second.clone());
            right = right_rest;
        } else {
            out.push(first.clone());
            left = left_rest;
        }
    }
    out.extend_from_slice(left);
    out.extend_from_slice(right);
    Ok(())
}
