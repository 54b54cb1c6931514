package org.woodshed.lists;

/** One register written by an operation. */
record Write(Element.Key element, String field, Register register) {}
