package javax.servlet.http;

import javax.servlet.ServletException;
import java.io.IOException;

public abstract class HttpServlet {
    public void init() throws ServletException {}

    public String getInitParameter(String name) {
        return name;
    }

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {}

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {}
}
