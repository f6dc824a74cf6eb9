package io.tierworks.worker.call;

import io.tierworks.common.contract.Material;
import java.util.regex.Pattern;

/// Material as it stands in a prompt; see `docs/prompts.md`. Nothing inside a block can end it.
final class DataBlock {
  private static final Pattern END = Pattern.compile("</(?=data)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private DataBlock() {}

  static String of(Material material) {
    var block = new StringBuilder("<data name=\"").append(attribute(material.name())).append('"');
    material
        .attributes()
        .forEach((name, value) ->
            block.append(' ').append(name).append("=\"").append(attribute(value)).append('"'));
    return block
        .append(">\n")
        .append(END.matcher(material.text()).replaceAll("<\\\\/"))
        .append("\n</data>")
        .toString();
  }

  private static String attribute(String value) {
    return CONTROL
        .matcher(value)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;");
  }
}
