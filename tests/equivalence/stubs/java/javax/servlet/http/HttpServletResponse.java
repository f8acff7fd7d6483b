package javax.servlet.http;

import java.io.IOException;
import java.io.PrintWriter;

public interface HttpServletResponse {
    int SC_BAD_REQUEST = 400;

    PrintWriter getWriter() throws IOException;

    void setContentType(String type);

    void setCharacterEncoding(String encoding);

    void setHeader(String name, String value);

    void setStatus(int status);

    void sendError(int status) throws IOException;

    void sendError(int status, String message) throws IOException;
}
