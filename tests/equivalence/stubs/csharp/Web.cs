using System;
using System.Collections.Generic;
using System.Collections.Specialized;

namespace System.Web
{
    public class HttpRequestBase
    {
        public string this[string name] => name;

        public NameValueCollection QueryString { get; } = new NameValueCollection();

        public NameValueCollection Form { get; } = new NameValueCollection();

        public NameValueCollection Headers { get; } = new NameValueCollection();
    }

    public class HttpResponseBase
    {
        public string ContentType { get; set; }

        public void Write(string text)
        {
        }
    }

    public class HttpContext
    {
        public static HttpContext Current { get; } = new HttpContext();

        public HttpRequestBase Request { get; } = new HttpRequestBase();

        public HttpResponseBase Response { get; } = new HttpResponseBase();
    }

    public interface IHttpHandler
    {
        bool IsReusable { get; }

        void ProcessRequest(HttpContext context);
    }
}

namespace System.Web.UI
{
    public class Page
    {
        public HttpRequestBase Request { get; } = new HttpRequestBase();

        public HttpResponseBase Response { get; } = new HttpResponseBase();

        public IDictionary<string, object> Session { get; } = new Dictionary<string, object>();
    }
}

namespace System.Web.Mvc
{
    public enum JsonRequestBehavior
    {
        AllowGet,
        DenyGet
    }

    public class ActionResult
    {
    }

    public class JsonResult : ActionResult
    {
    }

    public class ContentResult : ActionResult
    {
    }

    public class HttpGetAttribute : Attribute
    {
    }

    public class HttpPostAttribute : Attribute
    {
    }

    public class AuthorizeAttribute : Attribute
    {
    }

    public class Controller
    {
        public dynamic ViewBag { get; set; }

        public HttpRequestBase Request { get; } = new HttpRequestBase();

        public IDictionary<string, object> Session { get; } = new Dictionary<string, object>();

        public System.Security.Principal.IPrincipal User { get; set; }

        protected JsonResult Json(object data)
        {
            return new JsonResult();
        }

        protected JsonResult Json(object data, JsonRequestBehavior behavior)
        {
            return new JsonResult();
        }

        protected JsonResult Json(object data, string contentType, JsonRequestBehavior behavior)
        {
            return new JsonResult();
        }

        protected ContentResult Content(string text)
        {
            return new ContentResult();
        }

        protected ContentResult Content(string text, string contentType)
        {
            return new ContentResult();
        }

        protected ActionResult View()
        {
            return new ActionResult();
        }

        protected ActionResult View(object model)
        {
            return new ActionResult();
        }
    }
}

namespace System.Web.Http
{
    public interface IHttpActionResult
    {
    }

    public class ApiController
    {
        protected IHttpActionResult Ok(object content)
        {
            return null;
        }
    }
}

namespace System.Web.Configuration
{
    public static class WebConfigurationManager
    {
        public static NameValueCollection AppSettings { get; } = new NameValueCollection();
    }
}

namespace System.Configuration
{
    public static class ConfigurationManager
    {
        public static NameValueCollection AppSettings { get; } = new NameValueCollection();
    }
}
