"""The HTML page, its index, the workbook and the PDF."""
