//! The order of weakness: a tree of pages for each BitAsset, in which the weakest position lies in the first.

use crate::*;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use collateral_core::Weakness;
use core::{marker::PhantomData, ops::ControlFlow};
use scale_info::TypeInfo;
use sorted_pages::{NodeStore, Overlay, PageId, Ranked};
use sp_runtime::DispatchError;
use tributary_primitives::AssetId;

/// Where a BitAsset's order begins.
pub type Root = sorted_pages::Root<Weakness>;
/// A page of it.
pub type Page = PageId<AssetId>;
/// Positions, the weakest first.
pub type Leaf = sorted_pages::Leaf<Rung>;
/// Pages below.
pub type Inner = sorted_pages::Inner<Weakness>;

/// A position's place; everything else of it lies with its owner.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rung(pub Weakness);

impl Ranked for Rung {
	type Rank = Weakness;
	/// The whole of it: the weakest is found without a page.
	type First = Weakness;
	/// 32 × 32 bytes, as many as of orders.
	const LEAF_MAX: usize = 32;

	fn rank(&self) -> Weakness {
		self.0
	}

	fn first(rank: &Weakness) -> Weakness {
		*rank
	}
}

/// The stored pages; where they begin stands in the BitAsset's record.
pub struct Pages<T> {
	root: Root,
	runtime: PhantomData<T>,
}

impl<T> Pages<T> {
	fn new(root: Root) -> Self {
		Self { root, runtime: PhantomData }
	}
}

impl<T: Config> NodeStore for Pages<T> {
	type Tree = AssetId;
	type Entry = Rung;
	type Head = Root;

	fn head(&self, _: &AssetId) -> Root {
		self.root
	}

	fn leaf(&self, page: &Page) -> Option<Leaf> {
		Leaves::<T>::get(page)
	}

	fn inner(&self, page: &Page) -> Option<Inner> {
		Inners::<T>::get(page)
	}
}

/// Moves a position from its old place, if it had one, to its new one, if it has one.
pub(crate) fn replace<T: Config>(
	asset: AssetId,
	root: &mut Root,
	before: Option<Weakness>,
	after: Option<Weakness>,
) -> Result<(), DispatchError> {
	if before == after {
		return Ok(());
	}
	edit::<T>(root, |overlay| {
		if let Some(before) = before {
			overlay.remove(&asset, &before)?;
		}
		after.map_or(Ok(()), |after| overlay.insert(&asset, Rung(after)))
	})
}

/// Changes the stored pages, and where they begin.
pub(crate) fn edit<T: Config>(
	root: &mut Root,
	act: impl FnOnce(&mut Overlay<Pages<T>>) -> Result<(), sorted_pages::Error>,
) -> Result<(), DispatchError> {
	let pages = Pages::<T>::new(*root);
	let mut overlay = Overlay::new(&pages);
	act(&mut overlay).map_err(|_| Error::<T>::Corrupt)?;
	let changes = overlay.into_changes();
	changes.heads.into_iter().for_each(|(_, head)| *root = head);
	changes.leaves.into_iter().for_each(|(page, leaf)| Leaves::<T>::set(page, leaf));
	changes.inners.into_iter().for_each(|(page, inner)| Inners::<T>::set(page, inner));
	Ok(())
}

/// Up to `count` positions after a place, or from the weakest on.
pub(crate) fn page<T: Config>(
	asset: AssetId,
	root: &Root,
	after: Option<&Weakness>,
	count: usize,
) -> Result<Vec<Weakness>, DispatchError> {
	let pages = Pages::<T>::new(*root);
	let mut found = Vec::new();
	let walked = Overlay::new(&pages).walk(&asset, after, |rung| {
		found.push(rung.0);
		if found.len() < count {
			return ControlFlow::Continue(());
		}
		ControlFlow::Break(())
	});
	walked.map_err(|_| Error::<T>::Corrupt)?;
	Ok(found)
}

/// The first position after a place, or the weakest of all.
pub(crate) fn next<T: Config>(
	asset: AssetId,
	root: &Root,
	after: Option<&Weakness>,
) -> Result<Option<Weakness>, DispatchError> {
	if after.is_none() {
		return Ok(root.first);
	}
	let pages = Pages::<T>::new(*root);
	let mut found = None;
	let walked = Overlay::new(&pages).walk(&asset, after, |rung| {
		found = Some(rung.0);
		ControlFlow::Break(())
	});
	walked.map_err(|_| Error::<T>::Corrupt)?;
	Ok(found)
}
