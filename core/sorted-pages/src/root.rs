//! Where trees begin.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where a tree begins.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Root<First> {
	/// The root's page; none if the tree is empty.
	pub page: Option<u64>,
	/// Levels of inner nodes above the leaves.
	pub depth: u8,
	/// The next page to allocate. None is used twice while the value that the root lies in is stored.
	pub next: u64,
	/// Pages in the tree.
	pub pages: u32,
	/// Entries in the tree.
	pub count: u32,
	/// What is kept of the first entry's rank, see [`crate::Ranked::First`].
	pub first: Option<First>,
}

impl<First> Root<First> {
	/// Whether nothing lies in the tree.
	pub fn is_empty(&self) -> bool {
		self.page.is_none()
	}
}

impl<First> Default for Root<First> {
	fn default() -> Self {
		Self { page: None, depth: 0, next: 0, pages: 0, count: 0, first: None }
	}
}

/// A stored value with the roots of one tree or of several that are mostly read together. A [`Root`] is the value of one
/// tree, found under its name.
pub trait Roots<Tree>: Copy + Default {
	/// What it is stored under.
	type Key: Copy + Ord;
	/// What its roots keep of their first entries.
	type First;
	/// What the value with this tree's root is stored under.
	fn key(tree: &Tree) -> Self::Key;
	/// The root of a tree.
	fn root(&self, tree: &Tree) -> &Root<Self::First>;
	/// The root of a tree.
	fn root_mut(&mut self, tree: &Tree) -> &mut Root<Self::First>;
	/// Whether nothing lies in any of its trees. Then the default takes its place, and page ids begin again.
	fn is_empty(&self) -> bool;
}

impl<Tree: Copy + Ord, First: Copy> Roots<Tree> for Root<First> {
	type Key = Tree;
	type First = First;

	fn key(tree: &Tree) -> Tree {
		*tree
	}

	fn root(&self, _: &Tree) -> &Self {
		self
	}

	fn root_mut(&mut self, _: &Tree) -> &mut Self {
		self
	}

	fn is_empty(&self) -> bool {
		self.is_empty()
	}
}
