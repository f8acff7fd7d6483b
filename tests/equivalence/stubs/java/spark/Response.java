package spark;

public class Response {
    public void type(String type) {}

    public void header(String name, String value) {}

    public void status(int code) {}
}
