/// Reads PDF documents with Apache PDFBox, in a process of its own: a document that is broken,
/// hostile or slow takes neither the memory nor the time of the planner.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.pdf;
