package spark;

public class Request {
    public String queryParams(String name) {
        return name;
    }

    public String params(String name) {
        return name;
    }

    public Session session() {
        return new Session();
    }

    public String body() {
        return "";
    }
}
