/// Documents of jobs: their pages, the pieces that long ones are split into, and the items that
/// these become. Pure; [io.tierworks.planner.document.PdfReader] is the port to what reads PDF.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.document;
