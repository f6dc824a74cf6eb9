package io.tierworks.planner.pdf;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Image;
import io.tierworks.planner.document.Page;
import io.tierworks.planner.pdf.PdfReport.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// The pages of a PDF: their text, or pictures of those without.
///
/// @param mostPages of a document
/// @param detail of the pictures
record PdfPages(int mostPages, @Nullable Detail detail) {
  /// Pixels of a picture's longer side. An A4 page so rendered has 1,364 patches, which models do
  /// not scale down.
  private static final int SIDE = 1_400;

  private static final int LOW_SIDE = 512;

  /// Pixels that differ less from each other are a blank page.
  private static final int NOISE = 24;

  PdfReport read(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages() > mostPages
          ? PdfReport.of(Fault.TOO_MANY_PAGES)
          : new PdfReport(null, pages(document));
    } catch (InvalidPasswordException | NoClassDefFoundError _) {
      // Encryption by public keys needs a library that is not here.
      return PdfReport.of(Fault.ENCRYPTED);
    } catch (UnknownPicture _) {
      return PdfReport.of(Fault.UNKNOWN_PICTURE);
    } catch (IOException | RuntimeException | StackOverflowError _) {
      return PdfReport.of(Fault.BROKEN);
    }
  }

  private List<Page> pages(PDDocument document) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setLineSeparator("\n");
    stripper.setParagraphEnd("\n");
    var renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    var pages = new ArrayList<Page>();
    for (int i = 0; i < document.getNumberOfPages(); i++) {
      stripper.setStartPage(i + 1);
      stripper.setEndPage(i + 1);
      var text = stripper.getText(document).strip();
      var picture = text.isEmpty() ? picture(renderer, i, document.getPage(i)) : null;
      pages.add(new Page(i + 1, text, picture));
    }
    return pages;
  }

  private @Nullable Image picture(PDFRenderer renderer, int index, PDPage page) throws IOException {
    var box = page.getCropBox();
    float longer = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
    if (page.getResources() != null && hasUnknownPicture(page)) {
      throw new UnknownPicture();
    }
    int side = detail == Detail.LOW ? LOW_SIDE : SIDE;
    var image = renderer.renderImage(index, side / longer, ImageType.RGB);
    return isBlank(image) ? null : new Image(null, jpeg(image), null, detail);
  }

  /// A picture that cannot be decoded would stay white.
  private static boolean hasUnknownPicture(PDPage page) {
    var objects = page.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return objects != null
        && objects.keySet().stream()
            .map(objects::getCOSStream)
            .anyMatch(object -> object != null && isJpeg2000(object.getFilters()));
  }

  private static boolean isJpeg2000(@Nullable COSBase filters) {
    return COSName.JPX_DECODE.equals(filters)
        || filters instanceof COSArray several && several.indexOf(COSName.JPX_DECODE) >= 0;
  }

  private static final class UnknownPicture extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static boolean isBlank(BufferedImage image) {
    int first = image.getRGB(0, 0);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (isFar(image.getRGB(x, y), first)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isFar(int pixel, int other) {
    return Math.abs((pixel >> 16 & 0xFF) - (other >> 16 & 0xFF)) > NOISE
        || Math.abs((pixel >> 8 & 0xFF) - (other >> 8 & 0xFF)) > NOISE
        || Math.abs((pixel & 0xFF) - (other & 0xFF)) > NOISE;
  }

  private static String jpeg(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
